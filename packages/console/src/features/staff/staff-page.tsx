export function StaffPage() { return <div />; }
