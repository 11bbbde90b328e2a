internal import COpenBLAS

/// Sets the number of threads that OpenBLAS uses inside one call, for the whole process.
///
/// Passes that run on threads of their own need it to be 1, and so do results that must not depend on the machine; the
/// tool sets it once at its start.
public func setBLASThreads(_ count: Int) {
  precondition(count >= 1, "at least one thread")
  openblas_set_num_threads(Int32(clamping: count))
}
