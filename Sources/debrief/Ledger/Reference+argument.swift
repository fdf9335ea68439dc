import ArgumentParser
import UseCases

extension Reference: ExpressibleByArgument {
    public init(argument: String) {
        self.init(argument)
    }
}
