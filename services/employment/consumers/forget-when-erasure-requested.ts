import { consumer } from "#shared/events/consumer.ts";
import { erasePerson } from "#shared/events/rights.ts";
import { employmentReactions } from "../reactions.ts";
import { certificateStore } from "../store/certificate-store.ts";
import { employmentKeeping } from "../store/keeping.ts";

const erase = erasePerson(employmentKeeping);

export const forgetWhenErasureRequested = consumer(employmentReactions.forgetWhenErasureRequested, async (heard) => {
  await certificateStore(heard.table).forgetEach(heard.event.data.personId);
  await erase(heard);
});
