/** A query or body against its schema, for the server: faults as problems with place, found, expected and remedy. */
export { validInput } from "../models/validate.ts";
