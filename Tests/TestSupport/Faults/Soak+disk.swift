extension Soak {
    /// The disk is full: appends are refused with the reason, reads go on, and it goes on by itself when there is room.
    package static let diskFull = Soak(
        "disk full",
        unit: "times",
        short: 1,
        long: 20,
        obstacle: LoopImage.obstacle
    ) { count, verdict in
        try await LoopImage.with(bytes: 256 << 20) { image in
            try await ServerUnderTest.with(data: image.folder + "/data") { underTest in
                try await underTest.withStores(1) { stores in
                    var disk = try FullDisk(image, stores[0], verdict)
                    for _ in 0..<count { try await disk.happen() }
                    verdict = try await disk.judged()
                }
            }
        }
    }

    /// The power is cut under eight clients. First it is cut under two servers that don't flush what they acknowledge:
    /// where those lose nothing, this proves nothing.
    package static let powerCut = Soak(
        "power cut",
        unit: "cuts",
        short: 3,
        long: 200,
        obstacle: LoopImage.obstacle
    ) { count, verdict in
        for setting in ["fsync", "synchronous_commit"] {
            let lost = try await PowerCut.control(without: setting)
            verdict.count("lost without \(setting)", lost)
            verdict.expect(lost > 0, "the control without \(setting) lost nothing, so this proves nothing")
        }
        try await PowerCut.onDisk { image, data in
            try await ServerUnderTest.with(data: data) { underTest in
                try await disturb(underTest, &verdict) { traffic, random in
                    for _ in 0..<count {
                        try await traffic.progress(by: Int.random(in: 100...400, using: &random))
                        try await PowerCut.happen(to: underTest.server, on: image)
                        try await traffic.answersAgain()
                    }
                }
            }
        }
    }
}
