export function TokensPage() { return <div />; }
