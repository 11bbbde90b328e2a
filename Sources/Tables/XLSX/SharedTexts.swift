internal import CExpat

/// The texts that cells share, ready to be written as fields of CSV.
final class SharedTexts: XMLReader {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var content = CellContent()
  private var isInText = false
  private var phoneticDepth = 0
  private let limits: WorkbookLimits

  init(limits: WorkbookLimits) {
    self.limits = limits
  }

  /// The number of texts.
  var count: Int { ends.count }

  /// Appends a text to a buffer; returns its range there.
  func append(_ index: Int, to buffer: inout [UInt8]) {
    buffer.append(contentsOf: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]])
  }

  override func begin(_ name: UnsafePointer<XML_Char>, _ attributes: XMLAttributes) {
    if XMLName.matches(name, "si") {
      content.clear()
    } else if XMLName.matches(name, "rPh") {
      phoneticDepth += 1
    } else if XMLName.matches(name, "t") {
      isInText = phoneticDepth == 0
    }
  }

  override func end(_ name: UnsafePointer<XML_Char>) {
    if XMLName.matches(name, "t") {
      isInText = false
    } else if XMLName.matches(name, "rPh") {
      phoneticDepth -= 1
    } else if XMLName.matches(name, "si") {
      content.appendText(to: &bytes)
      ends.append(bytes.count)
      if bytes.count > limits.textBytes { defect = .tooMuchText(most: limits.textBytes) }
    }
  }

  override func text(_ text: UnsafeBufferPointer<UInt8>) {
    guard isInText else { return }
    content.append(text)
    if content.count > 4 * limits.lettersOfCell { defect = .tooMuchText(most: limits.lettersOfCell) }
  }
}
