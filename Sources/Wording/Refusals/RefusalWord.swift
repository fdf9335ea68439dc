/// What refuses a request for a reason that is always told alike.
package enum RefusalWord: Worded, Equatable {
    case absent
    case absentTile
    case ambiguous
    case anotherSite
    case badToken
    case behind
    case bodyTooLarge(limit: String)
    case broken
    case busy
    case causation
    case clock
    case commandReused
    case correlation
    case emptyBody
    case eventTooLarge
    case expiredForm
    case forbidden
    case formTooLarge(limit: String)
    case formType
    case idTaken
    case idempotencyKey
    case identityProvider
    case ifMatch
    case lastEvent
    case mediaTypes([String])
    case method(String)
    case missingScope(String)
    case noRecommendation
    case noRoom
    case nobody
    case outOfRange
    case outcomeUnknown
    case parameter
    case parameterName
    case parameterRepeated
    case rebuilding
    case redacted
    case revision
    case signedOut
    case spoiledForm
    case timedOut
    case tooMany
    case unavailable
    case unreadableForm
    case unreadablePath
    case unreadableQuery
    case unrecordable
    case usedInvitation

    package func words(in language: Language) -> String {
        switch self {
        case .absent: language("nothing here goes by this name", "rien ici ne porte ce nom")
        case .absentTile: language("the signed log has nothing of this name", "le journal signé n’a rien de ce nom")
        case .ambiguous:
            language(
                "several things here are called so: say which",
                "plusieurs choses portent ce nom : dites laquelle"
            )
        case .anotherSite:
            language(
                "requests from another site's pages aren't taken",
                "les demandes venues des pages d’un autre site ne sont pas prises"
            )
        case .badToken: language("the token isn't in force here", "le jeton n’est pas en vigueur ici")
        case .behind:
            language(
                "the read models aren't at this position yet: ask again",
                "les modèles de lecture n’en sont pas encore à cette position : redemandez"
            )
        case .bodyTooLarge(let limit): language("the body is larger than \(limit)", "le corps dépasse \(limit)")
        case .broken:
            language(
                "something went wrong here; the log tells what",
                "une erreur s’est produite ici ; le journal du serveur dit laquelle"
            )
        case .busy: language("others import just now: try again", "d’autres importent en ce moment : réessayez")
        case .causation:
            language(
                "what led to a command has at most 256 bytes",
                "ce qui a mené à une commande compte au plus 256 octets"
            )
        case .clock:
            language(
                "this server's clock and the database's are too far apart",
                "les horloges du serveur et de la base sont trop éloignées"
            )
        case .commandReused:
            language(
                "this Idempotency-Key stands for another command: take a new one",
                "cet Idempotency-Key désigne une autre commande : prenez-en un nouveau"
            )
        case .correlation: language("a Debrief-Correlation-Id is a UUID", "un Debrief-Correlation-Id est un UUID")
        case .emptyBody: language("the body is empty", "le corps est vide")
        case .eventTooLarge: language("an event is larger than 64 KiB", "un événement dépasse 64 Kio")
        case .expiredForm:
            language(
                "the form is of an earlier sign-in",
                "le formulaire date d’une session précédente"
            )
        case .forbidden:
            language(
                "you may not do this: it takes another role",
                "vous ne pouvez pas faire cela : il faut une autre fonction"
            )
        case .formTooLarge(let limit): language("the form is larger than \(limit)", "le formulaire dépasse \(limit)")
        case .formType:
            language(
                "a form is sent as application/x-www-form-urlencoded",
                "un formulaire s’envoie comme application/x-www-form-urlencoded"
            )
        case .idTaken: language("the id is another person's", "l’identifiant est celui d’une autre personne")
        case .idempotencyKey: language("an Idempotency-Key is a UUID", "un Idempotency-Key est un UUID")
        case .identityProvider:
            language(
                "the identity provider can't be asked just now",
                "le service d’identité ne peut être interrogé pour l’instant"
            )
        case .ifMatch:
            language(
                "if-Match takes a Debrief-Revision in quotes",
                "if-Match prend un Debrief-Revision entre guillemets"
            )
        case .lastEvent: language("a Last-Event-ID is a position", "un Last-Event-ID est une position")
        case .mediaTypes(let types):
            language(
                "the body has to be \(types.joined(separator: " or "))",
                "le corps doit être \(types.joined(separator: " ou "))"
            )
        case .method(let names): language("it takes \(names)", "les méthodes admises sont \(names)")
        case .missingScope(let scope):
            language(
                "the token hasn't the scope \(scope)",
                "le jeton n’a pas la portée \(scope)"
            )
        case .noRecommendation:
            language(
                "the review has no recommendation of this number",
                "l’examen n’a pas de recommandation de ce numéro"
            )
        case .noRoom:
            language(
                "the server has no room for the file just now",
                "le serveur n’a pas de place pour le fichier en ce moment"
            )
        case .nobody: language("nobody here has this id", "personne ici n’a cet identifiant")
        case .outOfRange:
            language(
                "a value is out of the range that can be looked for",
                "une valeur sort de ce qui peut être cherché"
            )
        case .outcomeUnknown:
            language(
                "the database went away: it may be recorded or not. Send it again with the same Idempotency-Key",
                "la base a disparu : c’est peut-être enregistré, ou non. Renvoyez-le avec le même Idempotency-Key"
            )
        case .parameter: language("a parameter can't be taken", "un paramètre ne peut être pris")
        case .parameterName:
            language(
                "a parameter's name isn't one that is taken here",
                "le nom d’un paramètre n’est pas admis ici"
            )
        case .parameterRepeated: language("a parameter stands there twice", "un paramètre figure deux fois")
        case .rebuilding: language("the read models are being built", "les modèles de lecture sont en construction")
        case .redacted:
            language(
                "what it was is no longer here: it was redacted",
                "ce que c’était n’est plus ici : c’est caviardé"
            )
        case .revision: language("a revision is at least 0 and below 2^63", "une révision va de 0 à moins de 2^63")
        case .signedOut:
            language(
                "sign in with a token: Authorization: Bearer dbt_…",
                "entrez avec un jeton : Authorization: Bearer dbt_…"
            )
        case .spoiledForm:
            language(
                "the form isn't as it was shown",
                "le formulaire n’est pas tel qu’il a été montré"
            )
        case .timedOut: language("it took too long", "c’est trop long")
        case .tooMany: language("too many requests: wait a little", "trop de demandes : attendez un peu")
        case .unavailable:
            language(
                "the database can't be reached just now: nothing was recorded; try again",
                "la base ne peut être jointe pour l’instant : rien n’est enregistré ; réessayez"
            )
        case .unreadableForm: language("the form can't be read", "le formulaire ne peut être lu")
        case .unreadablePath: language("the path can't be read", "le chemin ne peut être lu")
        case .unreadableQuery: language("the query can't be read", "la requête ne peut être lue")
        case .unrecordable: language("it can't be recorded as it is", "cela ne peut être enregistré tel quel")
        case .usedInvitation: language("the one-time sign-in was used before", "l’accès à usage unique a déjà servi")
        }
    }
}
