#pragma once
#include <stddef.h>

/* The scripts of report.html, without a zero at their ends: `vega.js`, made by scripts/reference/vega.py, and `report.js`. */
extern const unsigned char *const thucchat_vega_script;
extern const size_t thucchat_vega_script_size;
extern const unsigned char *const thucchat_report_script;
extern const size_t thucchat_report_script_size;

/* The styles of report.docx, made by scripts/reference/word_styles.py. */
extern const unsigned char *const thucchat_word_styles;
extern const size_t thucchat_word_styles_size;
