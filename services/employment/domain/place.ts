import * as z from "zod";
import { Area } from "#shared/domain/text.ts";

/** Two decimals of a degree are about a kilometre: near enough to go to work by, too coarse to find a door. */
const coarse = (degrees: number): number => Math.round(degrees * 100) / 100;

/** Where somebody lives or works: a subdistrict, and coordinates that are kept coarsely. */
export const Place = z.strictObject({
  area: Area,
  point: z
    .strictObject({
      latitude: z.number().min(-90).max(90).overwrite(coarse),
      longitude: z.number().min(-180).max(180).overwrite(coarse),
    })
    .optional(),
});
export type Place = z.infer<typeof Place>;

const earthKilometres = 6371;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Whole kilometres as the crow flies; unknown where one of the two has no coordinates. */
export const kilometresBetween = (one: Place, other: Place): number | undefined => {
  if (!one.point || !other.point) return undefined;
  const [from, to] = [one.point, other.point];
  const north = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2;
  const east = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  const haversine = north + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * east;
  return Math.round(2 * earthKilometres * Math.asin(Math.sqrt(haversine)));
};
