extension CommandWords {
    static let alerts: [String: CommandWords] = [
        "alert.acknowledge": CommandWords(
            "Acknowledge this alert",
            "Prendre en charge cette alerte",
            about: "You look into it: it is not escalated from then on.",
            "Vous l’examinez : dès lors elle ne remonte plus."
        ),
        "alert.confirm": CommandWords(
            "Confirm this alert",
            "Confirmer cette alerte",
            about: "It is as the rule says; a recurrence reopens its lesson with the observation.",
            "C’est bien ce que dit la règle ; une récidive rouvre l’enseignement avec l’observation."
        ),
        "alert.dismiss": CommandWords(
            "Dismiss this alert",
            "Écarter cette alerte",
            about: "There is nothing in it, for a reason that stays in the record.",
            "Elle est sans objet, pour un motif qui reste au registre."
        ),
        "alert.reconsider": CommandWords(
            "Look into this alert again",
            "Réexaminer cette alerte",
            about: "It was confirmed or dismissed too soon; a lesson that it reopened stays as it is.",
            "Elle a été confirmée ou écartée trop tôt ; un enseignement qu’elle a rouvert reste tel quel."
        ),
    ]
}
