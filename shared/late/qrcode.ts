export { create, toString } from "qrcode";
