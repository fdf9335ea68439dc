extension FieldWords {
    static let lessons: [String: FieldWords] = [
        "lesson:kind": FieldWords("Lesson or good practice", "Enseignement ou bonne pratique"),
        "lesson:title": FieldWords(
            "Title",
            "Titre",
            help: "In one line: Relays need a spare battery",
            "En une ligne : Les relais ont besoin d’une batterie de rechange"
        ),
        "statement": FieldWords(
            "What is to be done otherwise, or again",
            "Ce qui est à faire autrement, ou encore",
            help: "So that who wasn’t there can act on it.",
            "De sorte que qui n’y était pas puisse agir."
        ),
        "rootCause": FieldWords(
            "Root cause",
            "Cause profonde",
            help: "What lies behind it, not what was seen: Nobody budgets for the upkeep of relays.",
            "Ce qui est derrière, non ce qui a été vu : L’entretien des relais n’est budgété par personne."
        ),
        "lesson:observations": FieldWords(
            "Observations that it rests on",
            "Observations sur lesquelles il repose",
            help: "One a line: O-42",
            "Une par ligne : O-42"
        ),
        "lesson:recommendations": FieldWords(
            "Recommendations that it rests on",
            "Recommandations sur lesquelles il repose",
            help: "The review and the number in it, one a line: R-3/4",
            "L’examen et le numéro, un par ligne : R-3/4"
        ),
        "lesson.analyse:factors": FieldWords(
            "What made it so",
            "Ce qui en est la cause",
            help: "None chosen: those that are there stay.",
            "Si rien n’est choisi, ceux qui y sont restent."
        ),
        "missionTypes": FieldWords(
            "Types of mission that it applies to",
            "Types de mission concernés",
            help: "None chosen: all of them.",
            "Si rien n’est choisi : tous."
        ),
        "missionPhases": FieldWords(
            "Phases of a mission in which it applies",
            "Phases d’une mission concernées",
            help: "None chosen: always.",
            "Si rien n’est choisi : toujours."
        ),
        "lesson.task:actions": FieldWords(
            "Reform actions",
            "Mesures",
            help: "One a line: A-7",
            "Une par ligne : A-7"
        ),
        "lesson.validate:outcome": FieldWords("What came of what was done", "Ce qu’a donné ce qui a été fait"),
        "reviewOn": FieldWords(
            "Until when it holds",
            "Jusqu’à quand cela vaut",
            help: "Where it is learned: on this day it lapses unless it is proved again: 2028-06-30",
            "S’il est acquis : à cette date il devient caduc, sauf nouvelle preuve : 2028-06-30"
        ),
        "lesson.reprove:reviewOn": FieldWords(
            "Until when it holds",
            "Jusqu’à quand cela vaut",
            help: "On this day it lapses unless it is proved again: 2028-06-30",
            "À cette date il devient caduc, sauf nouvelle preuve : 2028-06-30"
        ),
        "replacement": FieldWords(
            "The lesson that takes its place",
            "L’enseignement qui le remplace",
            help: "What it is called here: L-12",
            "Son nom ici : L-12"
        ),
        "recurrences": FieldWords(
            "Observations that show it again",
            "Observations qui le montrent à nouveau",
            help: "One a line: O-42",
            "Une par ligne : O-42"
        ),
    ]
}
