package import Lessons

extension AccessRole: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .observer: language("observer", "observateur")
        case .analyst: language("analyst", "analyste")
        case .owner: language("owner", "responsable")
        case .manager: language("manager", "dirigeant")
        case .auditor: language("auditor", "auditeur")
        case .administrator: language("administrator", "administrateur")
        }
    }
}

extension Grant: Worded {
    /// `analyst in MINUSMA until 2027-01-01T00:00:00.000000Z`.
    package func words(in language: Language) -> String {
        let everywhere = language(" in all missions", " dans toutes les missions")
        let place = mission.map { language(" in \($0)", " (\($0))") } ?? everywhere
        let end = until.map { language(" until \($0)", " jusqu’au \($0)") } ?? ""
        return role.words(in: language) + place + end
    }
}
