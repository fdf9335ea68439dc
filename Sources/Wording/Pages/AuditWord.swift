/// The words of the page for whoever trusts nobody.
package enum AuditWord: String, Phrase {
    case audit
    case about
    case log
    case events
    case restored
    case signedThrough
    case witnessedThrough
    case notSigned
    case notWitnessed
    case refused
    case ownsDatabase
    case verifierKeys
    case keysAdvice
    case checkpoint
    case checkpointHelp
    case download
    case verifyThing
    case verifyHelp
    case reference
    case verify
    case downloadBundle
    case position
    case holds
    case fails

    package func words(in language: Language) -> String {
        switch self {
        case .audit: language("Audit", "Vérification")
        case .about:
            language(
                "The log is a tree of hashes, signed as it grows. Whoever kept a checkpoint can show that nothing recorded before it was changed, removed or put in later.",
                "Le registre est un arbre d’empreintes, signé à mesure qu’il croît. Qui a gardé un point de contrôle peut montrer que rien de ce qui le précède n’a été changé, retiré ou ajouté."
            )
        case .log: language("The log", "Le registre")
        case .events: language("Events", "Événements")
        case .restored: language("Restored", "Restauré")
        case .signedThrough: language("Signed through", "Signé jusqu’à")
        case .witnessedThrough: language("Witnessed through", "Attesté jusqu’à")
        case .notSigned: language("not signed yet", "pas encore signé")
        case .notWitnessed: language("no witness has confirmed it", "aucun témoin ne l’a attesté")
        case .refused: language("Signing refused", "Signature refusée")
        case .ownsDatabase:
            language(
                "The account that signs owns the database too: keep a checkpoint elsewhere, or name a witness.",
                "Le compte qui signe possède aussi la base : gardez un point de contrôle ailleurs, ou nommez un témoin."
            )
        case .verifierKeys: language("Verifier keys", "Clés de vérification")
        case .keysAdvice:
            language(
                "Whoever doubts the log takes its key from elsewhere: from a letter, a colleague, a website.",
                "Qui doute du registre prend sa clé ailleurs : d’une lettre, d’un collègue, d’un site."
            )
        case .checkpoint: language("Newest checkpoint", "Dernier point de contrôle")
        case .checkpointHelp:
            language(
                "Save it where nobody here can change it, and verify against it later: debrief audit verify --checkpoint FILE.",
                "Gardez-le hors d’atteinte, et vérifiez-le plus tard : debrief audit verify --checkpoint FICHIER."
            )
        case .download: language("Download the checkpoint", "Télécharger le point de contrôle")
        case .verifyThing: language("Verify one thing", "Vérifier un objet")
        case .verifyHelp:
            language(
                "Every event of it is held against the signed tree. The download lets you do the same without this server.",
                "Chacun de ses événements est confronté à l’arbre signé. Le fichier permet de le refaire sans ce serveur."
            )
        case .reference: language("Reference", "Référence")
        case .verify: language("Verify", "Vérifier")
        case .downloadBundle: language("Download the proof", "Télécharger la preuve")
        case .position: language("Position", "Position")
        case .holds: language("Everything holds.", "Tout est conforme.")
        case .fails: language("Something doesn’t hold.", "Quelque chose n’est pas conforme.")
        }
    }
}

extension Language {
    /// That a log was brought here: where from, by whom and when.
    package func restored(from source: String, by person: String, at time: String) -> String {
        self("from \(source), by \(person), \(time)", "depuis \(source), par \(person), \(time)")
    }
}
