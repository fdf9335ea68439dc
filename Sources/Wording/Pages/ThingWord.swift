/// The words of the page of one thing.
package enum ThingWord: String, Phrase {
    case acts
    case history
    case given
    case proof
    case downloadBundle
    case bundleHelp
    case restsOnThis
    case readers
    case vague
    case vagueAbout

    package func words(in language: Language) -> String {
        switch self {
        case .acts: language("What you can do", "Ce que vous pouvez faire")
        case .history: language("History", "Historique")
        case .given: language("given", "donné")
        case .proof: language("Proof", "Preuve")
        case .downloadBundle: language("Download the proof", "Télécharger la preuve")
        case .bundleHelp:
            language(
                "A ZIP file that anybody can check without this server: debrief audit check FILE --key KEY.",
                "Un fichier ZIP que chacun peut vérifier sans ce serveur : debrief audit check FICHIER --key CLÉ."
            )
        case .restsOnThis: language("Pointed to by", "Cité par")
        case .readers: language("Who may read it", "Qui peut le lire")
        case .vague: language("What it leaves open", "Ce qui reste en suspens")
        case .vagueAbout:
            language(
                "A hint, no judgement: whoever carries it out needs to know who, what, by what measure and until when.",
                "Un indice, pas un jugement : pour l’appliquer, il faut savoir qui, quoi, selon quelle mesure et pour quand."
            )
        }
    }
}
