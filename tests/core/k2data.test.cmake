# cmake -DK2DATA=… -DDATA=… -DWORK=… -P k2data.test.cmake: the data checker as a data editor meets it.
file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}/data")
file(GLOB files "${DATA}/*.json")
file(COPY ${files} "${DATA}/tables" DESTINATION "${WORK}/data")

execute_process(COMMAND "${K2DATA}" "${WORK}/data" "${WORK}/out" RESULT_VARIABLE code ERROR_VARIABLE err)
if(NOT code EQUAL 0 OR NOT err STREQUAL "" OR NOT EXISTS "${WORK}/out/catalogue_data.inc")
    message(SEND_ERROR "good data: code ${code}\n${err}")
endif()

# Nothing changed: nothing is written, so nothing is compiled again.
file(TIMESTAMP "${WORK}/out/text_ids.h" before "%s")
execute_process(COMMAND "${CMAKE_COMMAND}" -E sleep 1.1)
execute_process(COMMAND "${K2DATA}" "${WORK}/data" "${WORK}/out")
file(TIMESTAMP "${WORK}/out/text_ids.h" after "%s")
if(NOT before STREQUAL after)
    message(SEND_ERROR "an unchanged file was written again")
endif()

# A slip: exit 1, nothing written, the line of the food and what was expected.
file(READ "${WORK}/data/foods.json" foods)
string(REPLACE "\"id\": \"egg\", \"code\": 79" "\"id\": \"egg\", \"code\": 1" foods "${foods}")
file(WRITE "${WORK}/data/foods.json" "${foods}")
file(REMOVE_RECURSE "${WORK}/out")
execute_process(COMMAND "${K2DATA}" "${WORK}/data" "${WORK}/out" RESULT_VARIABLE code ERROR_VARIABLE err)
if(NOT code EQUAL 1 OR EXISTS "${WORK}/out" OR NOT err MATCHES "foods.json:[0-9]+: /foods/78 .egg.: expected a code that no other food has\n$")
    message(SEND_ERROR "bad data: code ${code}\n${err}")
endif()

# The line is that of the figure itself, and in every file.
string(REPLACE "\"id\": \"egg\", \"code\": 1," "\"id\": \"egg\", \"code\": 79," foods "${foods}")
string(REPLACE "\"value\": 939" "\"value\": 9e9" foods "${foods}")
file(WRITE "${WORK}/data/foods.json" "${foods}")
file(READ "${WORK}/data/references.json" references)
string(REPLACE "\"target\": 600, \"upper\": 2000" "\"target\": 600, \"upper\": 200" references "${references}")
file(WRITE "${WORK}/data/references.json" "${references}")
execute_process(COMMAND "${K2DATA}" "${WORK}/data" "${WORK}/out" RESULT_VARIABLE code ERROR_VARIABLE err)
if(NOT code EQUAL 1 OR NOT err MATCHES "foods.json:15: /foods/0 .natto./values/mk7_ug/value: expected a number from 0 to 50000\n"
        OR NOT err MATCHES "references.json:4: /references/1/upper: expected an upper limit above the target\n")
    message(SEND_ERROR "lines: code ${code}\n${err}")
endif()

# Text that is no JSON: where it stops being any.
file(WRITE "${WORK}/data/foods.json" "{\"version\": \"1\",\n \"foods\": [}")
execute_process(COMMAND "${K2DATA}" "${WORK}/data" "${WORK}/out" RESULT_VARIABLE code ERROR_VARIABLE err)
if(NOT code EQUAL 1 OR NOT err MATCHES "foods.json:2: /foods/0: expected valid JSON with finite numbers, stopped at line 2, column 12\n$")
    message(SEND_ERROR "no JSON: code ${code}\n${err}")
endif()

# A file that is not there: named, whichever it is (the explanations once broke the checker down).
file(REMOVE "${WORK}/data/explain.json")
file(COPY "${DATA}/foods.json" "${DATA}/references.json" DESTINATION "${WORK}/data")
execute_process(COMMAND "${K2DATA}" "${WORK}/data" "${WORK}/out" RESULT_VARIABLE code ERROR_VARIABLE err)
if(NOT code EQUAL 1 OR NOT err MATCHES "explain.json: : expected this file\n$")
    message(SEND_ERROR "no explain.json: code ${code}\n${err}")
endif()
