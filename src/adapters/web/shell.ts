import { sayLine } from '../../words/say.js';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
}

function drawDocument(head: string, body: string): string {
  const title = escapeText(sayLine('playground-title'));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${head}
</head>
<body>
${body}
</body>
</html>
`;
}

/** The small swallow-tailed flag. */
export function drawFlag(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M7 3v26" stroke="#6b5a4a" stroke-width="2.5" stroke-linecap="round"/><path d="M8.5 5H29l-6 6.5L29 18H8.5z" fill="#c4502f"/></svg>\n`;
}

/** The page before its script has run. */
export function drawShell(): string {
  const head = '<link rel="icon" href="/flag.svg" type="image/svg+xml">\n<link rel="stylesheet" href="/page.css">\n<script type="module" src="/page.js"></script>';
  const loading = escapeText(sayLine('playground-loading'));
  return drawDocument(head, `<div id="guidon"><p class="loading">${loading}</p></div>\n<noscript><p class="loading">${escapeText(sayLine('playground-no-script'))}</p></noscript>`);
}

/** What is at the address of a Guidon without a playground. */
export function drawPlainPage(): string {
  const lines = ['playground-off', 'playground-off-how'] as const;
  return drawDocument('', lines.map((key) => `<p>${escapeText(sayLine(key))}</p>`).join('\n'));
}
