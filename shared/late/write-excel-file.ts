export { default as writeXlsx } from "write-excel-file/node";
