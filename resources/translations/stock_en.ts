<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>LotFacts</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpenAct</name>
    <message numerus="yes">
        <source>empty: %n day(s), as received</source>
        <translation>
            <numerusform>empty: %n day, as received</numerusform>
            <numerusform>empty: %n days, as received</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecallAct</name>
    <message numerus="yes">
        <source>%n batch(es) hold it: recall them next.</source>
        <translation>
            <numerusform>%n batch holds it: recall it next.</numerusform>
            <numerusform>%n batches hold it: recall them next.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecallBatchesAct</name>
    <message numerus="yes">
        <source>Recall %n batch(es)</source>
        <translation>
            <numerusform>Recall %n batch</numerusform>
            <numerusform>Recall %n batches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recalled %n batch(es)</source>
        <translation>
            <numerusform>Recalled %n batch</numerusform>
            <numerusform>Recalled %n batches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StockWords</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
</TS>
