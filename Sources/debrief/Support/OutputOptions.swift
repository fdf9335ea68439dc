import ArgumentParser

/// How a command prints its answer.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print the answer as one line of JSON.")
    var json = false
}
