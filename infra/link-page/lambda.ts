import { linkPage } from "./page.ts";

/** The page, as a function of AWS answers it: it reads nothing but itself. */
export const page = async () => ({ statusCode: 200, ...linkPage() });
