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
