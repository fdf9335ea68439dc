/// Everything that can be told with POST that is no command about a thing.
package enum Instructions {
    package static let all: [any Instruction.Type] = [
        GrantRole.self, RevokeRole.self, AdmitReader.self, DismissReader.self, Invite.self, CreateToken.self,
        RevokeToken.self, CreateWebhook.self, RemoveWebhook.self, RetryWebhook.self, AddPerson.self, ForgetPerson.self,
        RebuildProjection.self, RetryProjections.self, AskForRedaction.self, ApproveRedaction.self,
        RefuseRedaction.self,
    ]
}
