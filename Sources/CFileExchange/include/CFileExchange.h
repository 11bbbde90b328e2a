#pragma once

/// Exchanges two paths of one file system in one step: renameat2 with RENAME_EXCHANGE. 0, or the error number.
int thucchat_exchange(const char *first, const char *second);

/// Renames a path unless the new one is there already: renameat2 with RENAME_NOREPLACE. 0, or the error number.
int thucchat_rename_new(const char *from, const char *to);
