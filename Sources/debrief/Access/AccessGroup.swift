import ArgumentParser

struct AccessGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access",
        abstract: "Who may see and do what, over HTTP: roles, need-to-know lists, who could read what.",
        discussion: """
            Roles are observer, analyst, owner, manager, auditor and administrator, each in one mission or in all. Whoever \
            runs debrief on the database's own machine needs none.

            Example: debrief access grant analyst "Aminata Diallo" --mission MINUSMA
            """,
        subcommands: [
            AccessList.self, AccessGrant.self, AccessRevoke.self, AccessAdmit.self, AccessDismiss.self, AccessWho.self,
            AccessInvite.self,
        ],
        defaultSubcommand: AccessList.self
    )
}
