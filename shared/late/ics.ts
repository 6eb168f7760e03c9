export { createEvents } from "ics";
