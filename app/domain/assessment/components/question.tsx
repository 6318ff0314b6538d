/** What is asked of one criterion, and the choices there are, each with what it means. */
export interface QuestionProps {
  name: string;
  title: string;
  question: string;
  why: string;
  choices: readonly { value: string; label: string; text: string | null }[];
}

/** A question as it stands in the page: five levels described, and two honest ways to give none. */
export function Question({ name, title, question, why, choices }: QuestionProps) {
  return (
    <>
      <p className="mt-2 text-lg">{question}</p>
      <p className="mt-1 text-muted">{why}</p>
      <div className="mt-4 space-y-2" role="radiogroup" aria-label={title}>
        {choices.map(({ value, label, text }) => (
          <label key={value} className="choice">
            <input type="radio" name={name} value={value} />
            <span>
              <span className="font-semibold">{label}</span>
              {text ? <span className="block">{text}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </>
  );
}
