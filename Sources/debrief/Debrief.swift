import ArgumentParser
import Subprocess

@main
struct Debrief: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "x", version: "0.1.0")
}
