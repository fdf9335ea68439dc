// Reads a signed log with Go's own packages, golang.org/x/mod/sumdb/note and tlog: the checkpoint, the tiles, the entries
// and the proofs that the API hands out.
//
//	verify URL ORGANISATION VERIFIER-KEY TOKEN
package main

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/ioutil"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

var url, organisation, token string

func get(path string) []byte {
	request, err := http.NewRequest("GET", url+path, nil)
	check(err)
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := http.DefaultClient.Do(request)
	check(err)
	defer response.Body.Close()
	body, err := ioutil.ReadAll(response.Body)
	check(err)
	if response.StatusCode != 200 {
		fail("%s: %s", path, response.Status)
	}
	return body
}

func check(err error) {
	if err != nil {
		fail("%v", err)
	}
}

func fail(format string, values ...interface{}) {
	fmt.Printf(format+"\n", values...)
	os.Exit(1)
}

// Go's paths say how high tiles are; C2SP's don't, all being of height 8.
func path(tile tlog.Tile) string {
	return "/log/" + organisation + "/" + strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
}

type tiles struct{}

func (tiles) Height() int { return 8 }

func (tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range wanted {
		data = append(data, get(path(tile)))
	}
	return data, nil
}

func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func hashes(texts []string) []tlog.Hash {
	var list []tlog.Hash
	for _, text := range texts {
		var hash tlog.Hash
		bytes, err := base64.StdEncoding.DecodeString(text)
		check(err)
		copy(hash[:], bytes)
		list = append(list, hash)
	}
	return list
}

func checkpoint(text []byte, key string) tlog.Tree {
	verifier, err := note.NewVerifier(key)
	check(err)
	opened, err := note.Open(text, note.VerifierList(verifier))
	check(err)
	lines := strings.Split(opened.Text, "\n")
	if lines[0] != verifier.Name() {
		fail("the origin is %s, not %s", lines[0], verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	check(err)
	var hash tlog.Hash
	copy(hash[:], root)
	return tlog.Tree{N: size, Hash: hash}
}

func main() {
	url, organisation, token = os.Args[1], os.Args[2], os.Args[4]
	tree := checkpoint(get("/log/"+organisation+"/checkpoint"), os.Args[3])
	reader := tlog.TileHashReader(tree, tiles{})
	known := map[int64]tlog.Hash{}
	for size := int64(1); size <= tree.N; size++ {
		root, err := tlog.TreeHash(size, reader)
		check(err)
		known[size] = root
	}
	if known[tree.N] != tree.Hash {
		fail("the tiles have another root than the checkpoint")
	}
	for index := int64(0); index < tree.N; index++ {
		width := tree.N - index/256*256
		if width > 256 {
			width = 256
		}
		tile := tlog.Tile{H: 8, L: -1, N: index / 256, W: int(width)}
		bundle := get(strings.Replace(path(tile), "tile/data/", "tile/entries/", 1))
		offset := int(index%256) * 34
		if bundle[offset] != 0 || bundle[offset+1] != 32 {
			fail("entry %d is not of 32 bytes", index)
		}
		leaf := tlog.RecordHash(bundle[offset+2 : offset+34])
		proof, err := tlog.ProveRecord(tree.N, index, reader)
		check(err)
		check(tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf))

		var inclusion struct {
			Entry, Checkpoint, Size string
			Proof                   []string
		}
		check(json.Unmarshal(get(fmt.Sprintf("/v1/log/inclusion?position=%d", index+1)), &inclusion))
		entry, err := hex.DecodeString(inclusion.Entry)
		check(err)
		signed := checkpoint([]byte(inclusion.Checkpoint), os.Args[3])
		check(tlog.CheckRecord(hashes(inclusion.Proof), signed.N, signed.Hash, index, tlog.RecordHash(entry)))
	}
	for _, old := range []int64{1, 2, 3, tree.N / 2, tree.N - 1, tree.N} {
		var consistency struct{ Proof []string }
		check(json.Unmarshal(get(fmt.Sprintf("/v1/log/consistency?from=%d&to=%d", old, tree.N)), &consistency))
		check(tlog.CheckTree(hashes(consistency.Proof), tree.N, tree.Hash, old, known[old]))
	}
	fmt.Printf("verified %d\n", tree.N)
}
