/** What is wrong with a text as XML; null when it is well-formed. Knows as much of XML as our own files hold. */
export function faultOfXml(text: string): string | null {
  const open: string[] = [];
  const tags = /<(?:(\?)[^?]*\?|(!DOCTYPE) [a-z]+|(\/)?([A-Za-z][\w:-]*)((?:\s+[A-Za-z][\w:-]*="[^"<]*")*)\s*(\/)?)>/g;
  let at = 0;
  for (const { 0: tag, 3: closes, 4: name, 5: attributes = '', 6: empty, index } of text.matchAll(tags)) {
    const fault = faultOfText(text.slice(at, index)) ?? faultOfText(attributes.replace(/[<>]/g, ''));
    if (fault) return fault;
    at = index + tag.length;
    const names = [...attributes.matchAll(/([\w:-]+)="/g)].map(([, one]) => one);
    if (new Set(names).size !== names.length) return `an attribute stands twice: ${tag}`;
    if (!name || empty) continue;
    if (!closes) open.push(name);
    else if (open.pop() !== name) return `${tag} closes nothing`;
  }
  return faultOfText(text.slice(at)) ?? (open.length > 0 ? `${open.join(' ')} is not closed` : null);
}

function faultOfText(text: string): string | null {
  const found = /<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)|[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.exec(text);
  return found ? `${JSON.stringify(text.slice(found.index, found.index + 30))} is no text` : null;
}
