/// What each endpoint is for, in one sentence: a test holds this against what is served, both ways.
enum Summaries {
    static let of: [String: String] = [
        "GET /docs":
            "This interface, to be read.",
        "GET /healthz":
            "Whether the process is alive.",
        "GET /metrics":
            "What is counted and measured, in Prometheus' text format.",
        "GET /openapi.json":
            "This interface, as OpenAPI 3.1 has it.",
        "GET /readyz":
            "Whether requests can be answered: the database and the read models.",
        "GET /v1/access":
            "What everybody may see and do.",
        "POST /v1/access/admit":
            "Puts somebody on a strictly confidential thing's need-to-know list.",
        "POST /v1/access/dismiss":
            "Takes somebody off a need-to-know list.",
        "POST /v1/access/grant":
            "Gives somebody a role.",
        "POST /v1/access/invite":
            "Makes a one-time sign-in for somebody: it is handed over, nothing sends it.",
        "GET /v1/access/me":
            "What one may see and do oneself.",
        "POST /v1/access/revoke":
            "Takes a role back.",
        "GET /v1/actions":
            "A page of the reform actions.",
        "POST /v1/actions":
            "Asks for a reform; the lessons that it is for, where they are identified, are tasked with it.",
        "GET /v1/actions/export":
            "All reform actions that may be read, a line each, in the form in which they are imported; as CSV for who accepts text/csv.",
        "GET /v1/actions/facets":
            "How many reform actions there are, by what tells them apart.",
        "GET /v1/actions/{reference}":
            "How one of the reform actions stands, or stood then.",
        "POST /v1/actions/{reference}/assess":
            "Judges what a verified reform did.",
        "POST /v1/actions/{reference}/assign":
            "Makes somebody answer for a reform.",
        "POST /v1/actions/{reference}/close":
            "Gives a reform up.",
        "POST /v1/actions/{reference}/decide":
            "Accepts a reform, wholly or in part, or sets it aside.",
        "POST /v1/actions/{reference}/due":
            "Sets or moves the day by which a reform is due.",
        "POST /v1/actions/{reference}/implement":
            "Says that a reform is done.",
        "POST /v1/actions/{reference}/overtake":
            "Says that events made a reform needless.",
        "POST /v1/actions/{reference}/progress":
            "Says how far a reform has come.",
        "POST /v1/actions/{reference}/reclassify":
            "Changes who may read a reform action.",
        "POST /v1/actions/{reference}/reopen":
            "Takes a reform up again; the lessons that rested on its being done are tasked with it again.",
        "POST /v1/actions/{reference}/verify":
            "Confirms, as somebody else and on evidence, that a reform is done.",
        "GET /v1/alerts":
            "A page of the alerts.",
        "GET /v1/alerts/export":
            "All alerts that may be read, a line each, in the form in which they are imported; as CSV for who accepts text/csv.",
        "GET /v1/alerts/facets":
            "How many alerts there are, by what tells them apart.",
        "GET /v1/alerts/{reference}":
            "How one of the alerts stands, or stood then.",
        "POST /v1/alerts/{reference}/acknowledge":
            "Says that somebody looks into an alert.",
        "POST /v1/alerts/{reference}/confirm":
            "Says that it is as an alert says; a recurrence reopens its lesson.",
        "POST /v1/alerts/{reference}/dismiss":
            "Says that there is nothing in an alert.",
        "POST /v1/alerts/{reference}/reconsider":
            "Looks into an alert again that was confirmed or dismissed.",
        "GET /v1/board":
            "Where the reform actions stand, those that are overdue first: of one mission, one owner, one category, or all.",
        "GET /v1/events":
            "The events that may be read, by position.",
        "GET /v1/events/stream":
            "The events as they are recorded, as Server-Sent Events.",
        "POST /v1/events/{position}/redaction":
            "Asks that an event's record go out of the log, for good: a second person approves or refuses.",
        "POST /v1/events/{position}/redaction/approve":
            "Approves a redaction that somebody else asks for: the record goes, its digest and why stay.",
        "POST /v1/events/{position}/redaction/refuse":
            "Lets a record stand whose redaction is asked for; who asks takes it back so.",
        "POST /v1/imports":
            "Brings in what other sources claim, from JSON Lines or CSV of at most 64 MiB: all is checked first, and with one bad row nothing is written, unless those are left out.",
        "GET /v1/lessons":
            "A page of the lessons.",
        "POST /v1/lessons":
            "Draws a lesson from observations and recommendations that are there.",
        "GET /v1/lessons/export":
            "All lessons that may be read, a line each, in the form in which they are imported; as CSV for who accepts text/csv.",
        "GET /v1/lessons/facets":
            "How many lessons there are, by what tells them apart.",
        "GET /v1/lessons/{reference}":
            "How one of the lessons stands, or stood then.",
        "POST /v1/lessons/{reference}/amend":
            "Says parts of a lesson better.",
        "POST /v1/lessons/{reference}/analyse":
            "Names a lesson's root cause, and its factors where they are to be others.",
        "POST /v1/lessons/{reference}/contest":
            "Holds evidence against a lesson.",
        "POST /v1/lessons/{reference}/decline":
            "Sets a lesson aside before it is endorsed.",
        "POST /v1/lessons/{reference}/endorse":
            "Makes a lesson one identified, on what stands behind it now.",
        "POST /v1/lessons/{reference}/implement":
            "Says that all of a lesson's actions are verified or overtaken.",
        "POST /v1/lessons/{reference}/reclassify":
            "Changes who may read a lesson.",
        "POST /v1/lessons/{reference}/reopen":
            "Takes a lesson up again, because of what happened again or for another reason.",
        "POST /v1/lessons/{reference}/reprove":
            "Proves a lesson learned again, until another day.",
        "POST /v1/lessons/{reference}/settle":
            "Answers what was held against a lesson.",
        "POST /v1/lessons/{reference}/supersede":
            "Puts another lesson in a lesson's place.",
        "POST /v1/lessons/{reference}/task":
            "Gives a lesson reform actions.",
        "POST /v1/lessons/{reference}/validate":
            "Judges whether what was done about a lesson has worked.",
        "GET /v1/log/consistency":
            "Whether one tree of the signed log continues another, with the proof.",
        "GET /v1/log/inclusion":
            "Whether an event is in the signed tree, with the proof.",
        "GET /v1/log/status":
            "How the log is signed: keys, the newest tree, what witnesses confirmed.",
        "GET /v1/matrix":
            "The factors by missions: failures against what worked.",
        "GET /v1/missions":
            "A page of the missions.",
        "POST /v1/missions":
            "Opens a mission.",
        "GET /v1/missions/export":
            "All missions that may be read, a line each, in the form in which they are imported; as CSV for who accepts text/csv.",
        "GET /v1/missions/facets":
            "How many missions there are, by what tells them apart.",
        "GET /v1/missions/{mission}":
            "A mission on one page: state, objectives, strength, open lessons, actions, factors, assessments.",
        "POST /v1/missions/{mission}/assess":
            "Adds a judgement of what a mission came to; others may disagree.",
        "POST /v1/missions/{mission}/authorise-strength":
            "Says how strong a mission may be from a day on.",
        "POST /v1/missions/{mission}/change-phase":
            "Says that a mission is in another phase.",
        "POST /v1/missions/{mission}/close":
            "Says that a mission has ended.",
        "POST /v1/missions/{mission}/reclassify":
            "Changes who may read a mission.",
        "POST /v1/missions/{mission}/set-mandate":
            "Says what a mission is to do.",
        "GET /v1/missions/{mission}/timeline":
            "What happened in a mission, and when it was recorded.",
        "GET /v1/observations":
            "A page of the observations.",
        "POST /v1/observations":
            "Logs what was seen.",
        "GET /v1/observations/export":
            "All observations that may be read, a line each, in the form in which they are imported; as CSV for who accepts text/csv.",
        "GET /v1/observations/facets":
            "How many observations there are, by what tells them apart.",
        "GET /v1/observations/{reference}":
            "How one of the observations stands, or stood then.",
        "POST /v1/observations/{reference}/amend":
            "Says parts of an observation better.",
        "POST /v1/observations/{reference}/merge":
            "Says that an observation is one with another, which stays.",
        "POST /v1/observations/{reference}/reclassify":
            "Changes who may read an observation.",
        "POST /v1/observations/{reference}/reconsider":
            "Takes a rejected observation up again.",
        "POST /v1/observations/{reference}/reject":
            "Says that an observation is not to stand.",
        "POST /v1/observations/{reference}/resubmit":
            "Submits an observation again that was returned or withdrawn.",
        "POST /v1/observations/{reference}/return":
            "Sends an observation back to be made better.",
        "POST /v1/observations/{reference}/unmerge":
            "Lets an observation stand by itself again.",
        "POST /v1/observations/{reference}/verify":
            "Confirms that an observation is so.",
        "POST /v1/observations/{reference}/withdraw":
            "Takes an observation back.",
        "POST /v1/observations/{reference}/withdraw-consent":
            "Takes back a source's consent: from now on nobody is named.",
        "GET /v1/people":
            "Everybody whom the register knows, by name; addresses are for who administers.",
        "POST /v1/people":
            "Adds a person.",
        "POST /v1/people/{person}/forget":
            "Takes a person's name and address away, for good.",
        "GET /v1/projections":
            "How the projections stand: position, lag, what is parked.",
        "POST /v1/projections/retry":
            "Tries again what is parked, each stream from its first event.",
        "POST /v1/projections/{name}/rebuild":
            "Builds a projection anew from the first event on.",
        "GET /v1/redactions":
            "The redactions that are asked for and nobody decided yet, of events that one may read and redact.",
        "GET /v1/reviews":
            "A page of the reviews.",
        "POST /v1/reviews":
            "Registers a review that findings come from.",
        "GET /v1/reviews/export":
            "All reviews that may be read, a line each, in the form in which they are imported; as CSV for who accepts text/csv.",
        "GET /v1/reviews/facets":
            "How many reviews there are, by what tells them apart.",
        "GET /v1/reviews/{reference}":
            "How one of the reviews stands, or stood then.",
        "POST /v1/reviews/{reference}/amend-recommendation":
            "Says a review's recommendation better.",
        "POST /v1/reviews/{reference}/reclassify":
            "Changes who may read a review.",
        "POST /v1/reviews/{reference}/recommend":
            "Adds a review's recommendation.",
        "GET /v1/search":
            "Observations, lessons, reform actions and recommendations by their words.",
        "POST /v1/sign-in":
            "Makes a one-time sign-in into a token.",
        "GET /v1/things/{reference}":
            "Which thing people call so.",
        "GET /v1/things/{reference}/bundle":
            "What proves the events of one thing, for who has no server.",
        "GET /v1/things/{reference}/history":
            "Everything that happened to one thing.",
        "GET /v1/things/{reference}/links":
            "What a thing points to, and what points to it.",
        "GET /v1/things/{reference}/readers":
            "To whom a thing is open, or was that day.",
        "GET /v1/tokens":
            "The tokens: everybody's for who administers, else one's own.",
        "POST /v1/tokens":
            "Makes a token; for somebody else, who administers alone may.",
        "POST /v1/tokens/{token}/revoke":
            "Takes a token out of force; somebody else's, who administers alone may.",
        "GET /v1/webhooks":
            "The webhooks: everybody's for who administers, else one's own.",
        "POST /v1/webhooks":
            "Has events sent to an address as they are recorded, those that whoever asks may read.",
        "POST /v1/webhooks/{webhook}/remove":
            "Ends a webhook.",
        "POST /v1/webhooks/{webhook}/retry":
            "Tries a webhook again that is parked, from where it stopped.",
    ]
}
