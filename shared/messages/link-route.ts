import * as z from "zod";

const Nothing = z.strictObject({});

/** What is answered by a code tells no more than that it was: who holds the phone need not be who may read the thing. */
export const Answered = z.object({ answered: z.literal(true) }).meta({ id: "Answered" });

/** The part of a route that is the same for whatever a link answers; `answersFor` names what is asked of a member. */
export const byCode = { method: "POST", access: "code", body: Nothing, reply: Answered } as const;
