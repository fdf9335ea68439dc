/// What `README.txt` says.
enum BundleReadme {
    static let text = #"""
        THE PROOF OF ONE THING IN A LOG

        manifest.json   which events this is about: position in the log, revision in their
                        stream, and the SHA-256 of each record (its "entry")
        records.jsonl   the records, one a line, exactly as the log has them; records that were
                        redacted are left out
        proofs.json     for each position a proof that the log has the entry there
        checkpoint      the log's size and root, signed by the log, cosigned by its witnesses

        Take the keys from a source you trust, never from whoever handed you this file.

        WITH DEBRIEF

            debrief audit check FILE --key VERIFIER_KEY

        WITHOUT IT

        1. The signature. A verifier key reads <name>+<id>+<base64>; the bytes of its base64 are
           a 1 and an Ed25519 public key. The signed text is the checkpoint up to the newline
           before its blank line. This writes three files and checks them with openssl:

        python3 - 'VERIFIER_KEY' <<'END'
        import base64, subprocess, sys
        name, key_id, key = sys.argv[1].split("+", 2)
        text, lines = open("checkpoint", "rb").read().rsplit(b"\n\n", 1)
        signatures = [base64.b64decode(line.split(" ")[2]) for line in lines.decode().splitlines()
                      if line.startswith(f"\u2014 {name} ")]
        signature = next(s[4:] for s in signatures if s[:4].hex() == key_id)
        der = bytes.fromhex("302a300506032b6570032100") + base64.b64decode(key)[1:]
        open("key.der", "wb").write(der)
        open("text", "wb").write(text + b"\n")
        open("signature", "wb").write(signature)
        subprocess.run("openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin "
                       "-in text -sigfile signature", shell=True, check=True)
        END

        2. The records and their proofs (RFC 9162, 2.1.3.2), against the root in the checkpoint:

        python3 - <<'END'
        import base64, hashlib, json
        sha256 = lambda data: hashlib.sha256(data).digest()
        origin, size, root = open("checkpoint", "rb").read().split(b"\n")[:3]
        records = open("records.jsonl", "rb").read().split(b"\n")
        proofs = {p["position"]: p["hashes"] for p in json.load(open("proofs.json"))["proofs"]}
        for event in json.load(open("manifest.json"))["events"]:
            position, entry = event["position"], bytes.fromhex(event["entry"])
            if event["record"] != "redacted" and sha256(records.pop(0)) != entry:
                raise SystemExit(f"{position}: not the record of this digest")
            index, last, node = position - 1, int(size) - 1, sha256(b"\0" + entry)
            if not 0 <= index <= last:
                raise SystemExit(f"{position}: the log has no such position")
            for sibling in map(bytes.fromhex, proofs[position]):
                if last == 0:
                    raise SystemExit(f"{position}: the proof is too long")
                if index % 2 == 1 or index == last:
                    node = sha256(b"\1" + sibling + node)
                    while index % 2 == 0 and index != 0:
                        index, last = index >> 1, last >> 1
                else:
                    node = sha256(b"\1" + node + sibling)
                index, last = index >> 1, last >> 1
            if last != 0 or node != base64.b64decode(root):
                raise SystemExit(f"{position}: the proof does not hold")
            print(position, event["record"], "proven")
        END

        The check shows that the log of this origin had these records at these positions when it
        signed the checkpoint. It does not show that what they say is true.

        """#
}
