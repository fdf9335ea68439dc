/// What a mission is, apart from where it stands.
package struct MissionDetails: Codable, Sendable, Equatable {
    package var code: MissionCode
    /// At most 200 characters, like the host country and the authority.
    package var name: String
    package var hostCountry: String?
    package var type: MissionType
    /// Who established it: a resolution.
    package var establishedBy: String?
    package var established: WorldDate?
    /// At most 20,000 characters.
    package var mandate: String?
    package var objectives: [Objective]
    package var sensitivity: Sensitivity
    package var provenance: Provenance?

    package init(
        code: MissionCode,
        name: String,
        hostCountry: String? = nil,
        type: MissionType,
        establishedBy: String? = nil,
        established: WorldDate? = nil,
        mandate: String? = nil,
        objectives: [Objective] = [],
        sensitivity: Sensitivity,
        provenance: Provenance? = nil
    ) {
        self.code = code
        self.name = name
        self.hostCountry = hostCountry
        self.type = type
        self.establishedBy = establishedBy
        self.established = established
        self.mandate = mandate
        self.objectives = objectives
        self.sensitivity = sensitivity
        self.provenance = provenance
    }
}
