export function PageHead({ title, text }: { title: string; text: string }) {
  return (
    <header>
      <h1 className="text-3xl sm:text-4xl">{title}</h1>
      <p className="mt-1 max-w-2xl text-quiet">{text}</p>
    </header>
  )
}
