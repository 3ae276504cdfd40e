/// What each value of a document stands in: the way outward. Only what the root leads to counts, and a container
/// that holds a value twice, through an alias, counts once.
public struct Holders: Sendable {
  private let document: Document
  /// Where the holders of each value begin, by its number; one more at the end.
  private let starts: [UInt32]
  private let numbers: [UInt32]
  /// Whether some value stands in more than one container.
  public let hasShared: Bool

  /// Takes time and room linear in the document.
  public init(_ document: Document) {
    self.document = document
    let containers = Holders.containers(of: document)
    var counts = [UInt32](repeating: 0, count: document.nodes.count + 1)
    Holders.visit(document, containers) { value, _ in counts[value] += 1 }
    hasShared = counts.contains { $0 > 1 }
    var total: UInt32 = 0
    for index in counts.indices { (counts[index], total) = (total, total + counts[index]) }
    starts = counts
    var numbers = [UInt32](repeating: 0, count: Int(total))
    Holders.visit(document, containers) { value, container in
      numbers[Int(counts[value])] = container
      counts[value] += 1
    }
    self.numbers = numbers
  }

  /// The containers of a value of the document; none of the root, unless an alias puts it into itself.
  public subscript(node: Node) -> some Collection<Node> {
    let range = Int(starts[Int(node.number)])..<Int(starts[Int(node.number) + 1])
    return numbers[range].lazy.map { [document] in Node(document: document, id: $0) }
  }

  /// The containers that the root leads to, each once.
  private static func containers(of document: Document) -> [UInt32] {
    var isSeen = [Bool](repeating: false, count: document.nodes.count)
    var containers: [UInt32] = []
    var pending = [document.rootID]
    while let number = pending.popLast() {
      let node = document.nodes[Int(number)]
      guard !isSeen[Int(number)], node.kind == .mapping || node.kind == .sequence else { continue }
      isSeen[Int(number)] = true
      containers.append(number)
      for edge in document.edges[Int(node.first)..<(Int(node.first) + Int(node.count))] {
        pending.append(edge.node)
      }
    }
    return containers
  }

  /// Gives each value with each of its containers.
  private static func visit(_ document: Document, _ containers: [UInt32], _ body: (Int, UInt32) -> Void) {
    var last = [UInt32](repeating: .max, count: document.nodes.count)
    for container in containers {
      let node = document.nodes[Int(container)]
      for edge in document.edges[Int(node.first)..<(Int(node.first) + Int(node.count))]
      where last[Int(edge.node)] != container {
        last[Int(edge.node)] = container
        body(Int(edge.node), container)
      }
    }
  }
}
