/** What was typed and could not be taken: read only, so that it can be copied and nothing of it is lost. */
export function KeptTexts({ texts }: { texts: readonly string[] }) {
  return (
    <div className="max-w-measure space-y-3">
      {texts.map((text, i) => (
        <blockquote key={i} dir="auto" className="typed border-s-4 border-line-strong ps-3">
          {text}
        </blockquote>
      ))}
    </div>
  );
}
