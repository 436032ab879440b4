export function DesksPage() { return <div />; }
