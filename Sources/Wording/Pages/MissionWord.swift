/// The words of a mission's page.
package enum MissionWord: String, Phrase {
    case strength
    case strengthChart
    case from
    case total
    case balance
    case balanceChart
    case timeline
    case timelineChart
    case timelineAbout
    case occurred
    case recorded
    case what
    case whatIsIt
    case openAlerts
    case noOpenAlerts
    case openLessons
    case noOpenLessons
    case noOpenActions
    case openActions
    case allActions
    case allObservations
    case asTable
    case more

    package func words(in language: Language) -> String {
        switch self {
        case .strength: language("Authorised strength", "Effectif autorisé")
        case .strengthChart:
            language("Authorised strength over time, as steps", "Effectif autorisé au fil du temps, par paliers")
        case .from: language("From", "À partir de")
        case .total: language("People", "Personnes")
        case .balance: language("Failures and successes by factor", "Échecs et réussites par facteur")
        case .balanceChart:
            language(
                "Bars for each factor: failures to the left, successes to the right",
                "Barres par facteur : échecs à gauche, réussites à droite"
            )
        case .timeline: language("Timeline", "Chronologie")
        case .timelineChart:
            language(
                "What occurred when, to scale; the table below says the same",
                "Ce qui est arrivé, à l’échelle ; le tableau ci-dessous dit la même chose"
            )
        case .timelineAbout:
            language(
                "Placed by when it occurred; a late report changes nothing that was known before.",
                "Placé selon la date des faits ; un compte rendu tardif ne change rien à ce que l’on savait."
            )
        case .occurred: language("Occurred", "Faits")
        case .recorded: language("Recorded", "Consigné")
        case .what: language("What", "Quoi")
        case .whatIsIt: language("Thing", "Objet")
        case .openAlerts: language("Open alerts", "Alertes en cours")
        case .noOpenAlerts: language("No alert is open.", "Aucune alerte n’est en cours.")
        case .openLessons: language("Open lessons", "Enseignements en cours")
        case .noOpenLessons: language("None is open.", "Aucun n’est en cours.")
        case .noOpenActions: language("Nothing is still to be done.", "Il ne reste rien à faire.")
        case .openActions: language("Still to be done", "Reste à faire")
        case .allActions: language("The board of this mission", "Le tableau de cette mission")
        case .allObservations: language("All its observations", "Toutes ses observations")
        case .asTable: language("As a table", "En tableau")
        case .more: language("More", "Suite")
        }
    }
}
