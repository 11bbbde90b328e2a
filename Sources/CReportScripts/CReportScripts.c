#include "CReportScripts.h"

static const unsigned char vega[] = {
#embed "vega.js"
};
const unsigned char *const thucchat_vega_script = vega;
const size_t thucchat_vega_script_size = sizeof vega;

static const unsigned char report[] = {
#embed "report.js"
};
const unsigned char *const thucchat_report_script = report;
const size_t thucchat_report_script_size = sizeof report;

static const unsigned char word[] = {
#embed "word-styles.docx"
};
const unsigned char *const thucchat_word_styles = word;
const size_t thucchat_word_styles_size = sizeof word;
