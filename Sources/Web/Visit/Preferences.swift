import API
import Foundation
import HTTPTypes
import Hummingbird
import Wording

/// How a browser wants things told: in which language, and in which zone's time.
struct Preferences: Sendable {
    private static let languageCookie = "debrief-language"
    private static let zoneCookie = "debrief-zone"

    let language: Language
    let zone: TimeZone

    init(of request: Request) {
        language = request.headers.cookie(Self.languageCookie).flatMap(Language.init(rawValue:)) ?? request.language
        // The script tells it; nobody's browser does by itself.
        let name = request.headers.cookie(Self.zoneCookie)?.removingPercentEncoding
        zone = name.flatMap(TimeZone.init(identifier:)) ?? .gmt
    }

    static func cookie(for language: Language) -> String {
        "\(languageCookie)=\(language.rawValue); Path=/; SameSite=Lax; Max-Age=31536000"
    }
}
