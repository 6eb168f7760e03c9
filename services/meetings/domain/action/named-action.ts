import * as z from "zod";
import { Day } from "#shared/domain/dates.ts";
import { Name } from "#shared/domain/text.ts";
import { ActionId, IssueId, PersonId } from "../parts.ts";

/** One action as lists show it: that of its lead, of what is late, or of what is without a lead. */
export const ActionItem = z
  .object({
    actionId: ActionId,
    issueId: IssueId,
    leadId: PersonId,
    dueOn: Day,
    status: z.string(),
    /** The lead can do nothing here any more. */
    leadLost: z.boolean().default(false),
  })
  .meta({ id: "ActionItem" });

/** The same with what lead and issue are called. */
export const NamedAction = ActionItem.extend({ leadName: Name.optional(), issueTitle: Name.optional() }).meta({
  id: "ActionCard",
});

export const WhichActions = z.enum(["of-person", "overdue", "without-lead"]);
