import { z } from 'zod';

export const ConsultationState = z.enum(['bot', 'outside', 'waiting', 'active', 'closed']).meta({
  description:
    'bot: a flow talks with the person; outside: written while the desk took nobody in, waits for the next opening; either may be claimed',
});
export type ConsultationState = z.infer<typeof ConsultationState>;
