"""Writes the document whose styles report.docx takes: A4, Times New Roman, black headings, ruled tables, the number of the
page above the text, as Decree 30/2020/NĐ-CP (appendix I) has it for papers of offices.

python3 scripts/reference/word_styles.py Sources/CReportScripts/word-styles.docx
"""

import sys
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def element(tag, inner="", **attributes):
    """An element of the main namespace; `size=26` becomes w:size="26"."""
    written = "".join(f' w:{name}="{value}"' for name, value in attributes.items())
    return f"<w:{tag}{written}>{inner}</w:{tag}>" if inner else f"<w:{tag}{written}/>"


def style(identifier, name, kind="paragraph", based="Normal", paragraph="", letters="", default=False, more=""):
    mark = ' w:default="1"' if default else ""
    inner = element("name", val=name)
    if based:
        inner += element("basedOn", val=based)
    inner += element("qFormat")
    inner += element("pPr", paragraph) if paragraph else ""
    inner += element("rPr", letters) if letters else ""
    return f'<w:style w:type="{kind}" w:styleId="{identifier}"{mark}>{inner}{more}</w:style>'


def spacing(before, after, line=None):
    return element("spacing", before=before, after=after, **({"line": line, "lineRule": "auto"} if line else {}))


def heading(level, size, italic=False):
    letters = element("b") + (element("i") if italic else "") + element("sz", val=size)
    paragraph = element("keepNext") + element("keepLines") + spacing(240 if level == 1 else 180, 80)
    return style(
        f"Heading{level}", f"heading {level}", paragraph=paragraph + element("outlineLvl", val=level - 1), letters=letters)


BORDERS = "".join(
    element(side, val="single", sz=4, space=0, color="8C8C8C")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
MARGINS = "".join(element(side, w=width, type="dxa") for side, width in (("top", 20), ("left", 60), ("bottom", 20), ("right", 60)))
TABLE = style(
    "Table", "Table", kind="table", based="TableNormal", letters=element("sz", val=18),
    more=element("tblPr", element("tblBorders", BORDERS) + element("tblCellMar", MARGINS))
    + '<w:tblStylePr w:type="firstRow">' + element("rPr", element("b"))
    + element("tcPr", element("shd", val="clear", color="auto", fill="E7E6E6") + element("vAlign", val="center"))
    + "</w:tblStylePr>")

FONT = element("rFonts", ascii="Times New Roman", hAnsi="Times New Roman", eastAsia="Times New Roman", cs="Times New Roman")
STYLES = (
    HEAD + f'<w:styles xmlns:w="{W}">'
    + element("docDefaults",
              element("rPrDefault", element("rPr", FONT + element("sz", val=26) + element("szCs", val=26)
                                            + element("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA")))
              + element("pPrDefault"))
    + style("Normal", "Normal", based=None, default=True)
    + style("DefaultParagraphFont", "Default Paragraph Font", kind="character", based=None, default=True)
    + style("TableNormal", "Normal Table", kind="table", based=None, default=True)
    + style("BodyText", "Body Text", paragraph=spacing(60, 60, 264) + element("jc", val="both"))
    + style("FirstParagraph", "First Paragraph", based="BodyText")
    + style("Compact", "Compact", based="Normal", paragraph=spacing(20, 20))
    + style("Title", "Title", paragraph=element("keepNext") + spacing(240, 120) + element("jc", val="center"),
            letters=element("b") + element("caps") + element("sz", val=30))
    + style("Subtitle", "Subtitle", paragraph=spacing(0, 240) + element("jc", val="center"),
            letters=element("b") + element("sz", val=28))
    + style("Author", "Author", paragraph=element("jc", val="center"))
    + style("Date", "Date", paragraph=element("jc", val="center"))
    + heading(1, 28) + heading(2, 26) + heading(3, 26, italic=True) + heading(4, 26, italic=True)
    + style("BlockText", "Block Text", based="BodyText", paragraph=element("ind", left=360, right=360))
    + style("FootnoteText", "footnote text", letters=element("sz", val=22))
    + style("Caption", "caption", paragraph=spacing(60, 120), letters=element("i") + element("sz", val=24))
    + style("TableCaption", "Table Caption", based="Caption", paragraph=element("keepNext"))
    + style("ImageCaption", "Image Caption", based="Caption")
    + style("Figure", "Figure", paragraph=element("jc", val="center"))
    + style("CaptionedFigure", "Captioned Figure", based="Figure", paragraph=element("keepNext"))
    + style("VerbatimChar", "Verbatim Char", kind="character", based="DefaultParagraphFont")
    + style("Hyperlink", "Hyperlink", kind="character", based="DefaultParagraphFont", letters=element("u", val="single"))
    + TABLE + "</w:styles>")

HEADER = (
    HEAD + f'<w:hdr xmlns:w="{W}">'
    + element("p", element("pPr", element("jc", val="center"))
              + '<w:fldSimple w:instr=" PAGE ">' + element("r", element("t", "1")) + "</w:fldSimple>")
    + "</w:hdr>")

SECTION = element(
    "sectPr",
    '<w:headerReference w:type="default" r:id="rId7"/>'
    + element("pgSz", w=11906, h=16838)
    + element("pgMar", top=1134, right=1021, bottom=1134, left=1701, header=567, footer=567, gutter=0))
DOCUMENT = (
    HEAD + f'<w:document xmlns:w="{W}" xmlns:r="{R}">' + element("body", element("p") + SECTION) + "</w:document>")

LINE = '<a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>'
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
COLOURS = "".join(
    f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
    for name, value in (
        ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "1B1F24"), ("lt2", "E7E6E6"), ("accent1", "0B57D0"),
        ("accent2", "B3261E"), ("accent3", "57606A"), ("accent4", "8C8C8C"), ("accent5", "0B57D0"), ("accent6", "B3261E"),
        ("hlink", "0B57D0"), ("folHlink", "57606A")))
LATIN = '<a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/>'
THEME = (
    HEAD + f'<a:theme xmlns:a="{A}" name="Office"><a:themeElements><a:clrScheme name="Office">{COLOURS}</a:clrScheme>'
    f'<a:fontScheme name="Office"><a:majorFont>{LATIN}</a:majorFont><a:minorFont>{LATIN}</a:minorFont></a:fontScheme>'
    f'<a:fmtScheme name="Office"><a:fillStyleLst>{FILL * 3}</a:fillStyleLst><a:lnStyleLst>{LINE * 3}</a:lnStyleLst>'
    f'<a:effectStyleLst>{"<a:effectStyle><a:effectLst/></a:effectStyle>" * 3}</a:effectStyleLst>'
    f'<a:bgFillStyleLst>{FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>')

PARTS = [
    ("numbering", "numbering.xml", HEAD + f'<w:numbering xmlns:w="{W}"/>'),
    ("styles", "styles.xml", STYLES),
    ("settings", "settings.xml", HEAD + f'<w:settings xmlns:w="{W}">' + element("defaultTabStop", val=720) + "</w:settings>"),
    ("webSettings", "webSettings.xml", HEAD + f'<w:webSettings xmlns:w="{W}"/>'),
    ("fontTable", "fontTable.xml",
     HEAD + f'<w:fonts xmlns:w="{W}">' + element("font", element("family", val="roman"), name="Times New Roman") + "</w:fonts>"),
    ("theme", "theme/theme1.xml", THEME),
    ("header", "header1.xml", HEADER),
]


def content_type(kind):
    return "application/vnd.openxmlformats-officedocument.theme+xml" if kind == "theme" else f"{TYPE}.{kind}+xml"


TYPES = (
    HEAD + f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>'
    + "".join(f'<Override PartName="/word/{path}" ContentType="{content_type(kind)}"/>' for kind, path, _ in PARTS)
    + "</Types>")
RELATIONS = (
    HEAD + f'<Relationships xmlns="{PACKAGE}/relationships">'
    + "".join(f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{path}"/>'
              for number, (kind, path, _) in enumerate(PARTS, 1))
    + "</Relationships>")
ROOT = (
    HEAD + f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>')

with zipfile.ZipFile(sys.argv[1], "w") as package:
    files = [("[Content_Types].xml", TYPES), ("_rels/.rels", ROOT), ("word/document.xml", DOCUMENT),
             ("word/_rels/document.xml.rels", RELATIONS)]
    for path, text in files + [(f"word/{path}", text) for _, path, text in PARTS]:
        entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED
        package.writestr(entry, text)
