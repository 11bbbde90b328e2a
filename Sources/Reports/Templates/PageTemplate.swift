/// The page of a report as a Mustache template; every value is escaped by the content type of its first line.
enum PageTemplate {
  /// The page.
  static let page = """
    {{% CONTENT_TYPE: \(HTMLEscape.name)}}<!DOCTYPE html>
    <html lang="{{language}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src 'unsafe-inline'; script-src 'unsafe-inline' 'unsafe-eval'; img-src data:">
    <title>{{title}} – {{subtitle}}</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    <a class="skip" href="#content">{{skipToContent}}</a>
    <header>
    {{#banner}}<p class="banner" role="note">{{.}}</p>{{/banner}}
    <h1>{{title}}</h1>
    <p class="subtitle">{{subtitle}}</p>
    </header>
    <main id="content">
    {{#first}}\(part){{/first}}<nav aria-label="{{contents}}">
    <h2>{{contents}}</h2>
    <ol>{{#parts}}<li><a href="#{{id}}">{{heading}}</a></li>{{/parts}}</ol>
    </nav>
    {{#parts}}\(part){{/parts}}</main>
    <footer><p>{{footer}}</p></footer>
    {{{scripts}}}</body>
    </html>

    """

  /// A part under its heading.
  private static let part = """
    <section id="{{id}}" aria-labelledby="{{id}}-heading">
    <h2 id="{{id}}-heading">{{heading}}</h2>
    {{#blocks}}\(block){{/blocks}}</section>

    """

  /// One block of a part; exactly one of its sections renders.
  private static let block = """
    {{#subheading}}<h3>{{.}}</h3>
    {{/subheading}}{{#paragraph}}<p>{{.}}</p>
    {{/paragraph}}{{#remark}}<p class="remark">{{.}}</p>
    {{/remark}}{{#list}}<ul>{{#items}}<li>{{.}}</li>{{/items}}</ul>
    {{/list}}{{#steps}}<ol class="steps">{{#items}}<li>{{.}}</li>{{/items}}</ol>
    {{/steps}}{{#table}}\(table){{/table}}{{#unit}}\(unit){{/unit}}{{#chart}}\(chart){{/chart}}
    """

  private static let table = """
    <div class="scroll" role="region" tabindex="0" aria-label="{{caption}}"><table>\
    <caption{{^showsCaption}} class="unseen"{{/showsCaption}}>{{caption}}</caption>
    <thead><tr>{{#columns}}<th scope="col"{{#isNumeric}} class="n"{{/isNumeric}}>{{title}}</th>{{/columns}}</tr></thead>
    <tbody>{{#rows}}<tr>{{#cells}}\(cell){{/cells}}</tr>
    {{/rows}}</tbody></table></div>

    """

  private static let chart = """
    <figure id="{{id}}" class="chart" hidden><figcaption>{{caption}}</figcaption><div class="plot"></div>\
    <p class="picked" aria-live="polite"></p></figure>

    """

  private static let cell =
    "<{{{tag}}}>{{#link}}<a href=\"#{{target}}\">{{label}}</a>{{/link}}{{#bar}}\(bar){{/bar}}{{text}}</{{name}}>"

  private static let bar = """
    <svg class="bar" viewBox="0 0 100 12"{{#description}} role="img" aria-label="{{.}}"><title>{{.}}</title>{{/description}}\
    {{^description}} aria-hidden="true">{{/description}}\
    <line class="range" x1="{{lower}}" x2="{{upper}}" y1="6" y2="6"/>\
    <circle class="estimate" cx="{{estimate}}" cy="6" r="2.5"/>\
    <line class="now" x1="{{now}}" x2="{{now}}" y1="1" y2="11"/></svg>
    """

  private static let unit = """
    <article id="{{id}}" class="unit"><h3>{{heading}}</h3><p class="remark">{{place}}</p>
    <ul>{{#findings}}<li>{{.}}</li>{{/findings}}</ul>
    {{#labelled}}<h4>{{label}}</h4><p>{{text}}</p>
    {{/labelled}}</article>

    """
}
