internal import CCrypto
public import Foundation

/// The SHA-256 digest of bytes (FIPS 180-4), by libcrypto.
public enum SHA256 {
  /// The digest of bytes as 64 hexadecimal digits, or nil when the library refuses.
  ///
  /// - Complexity: O(bytes).
  public static func hexadecimal(of data: Data) -> String? {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    let status = data.withUnsafeBytes { bytes in
      EVP_Digest(bytes.baseAddress, bytes.count, &digest, &length, EVP_sha256(), nil)
    }
    guard status == 1, length == 32 else { return nil }
    return digest.map { byte in
      let text = String(byte, radix: 16)
      return byte < 16 ? "0" + text : text
    }.joined()
  }

  /// The digest of a file, which is mapped, not copied.
  ///
  /// - Throws: what the system says when the file cannot be read.
  /// - Complexity: O(bytes).
  public static func hexadecimal(ofFile url: URL) throws -> String? {
    hexadecimal(of: try Data(contentsOf: url, options: .mappedIfSafe))
  }
}
